import { useCallback, useEffect, useRef, useState } from "react";
import type { Course } from "../../workbook/write/course";
import { slowCourse, type Told } from "./slowCourse";

export interface Reading {
  /** What is being read, once it takes long. */
  readonly told: Told | null;
  readonly stop: () => void;
  /** Reads something of the workbook; null where another reading has begun meanwhile. */
  readonly read: <T>(work: (course: Course) => Promise<T>) => Promise<T | null>;
}

/** One reading of the workbook at a time, the last one asked for; leaving the tab stops it. */
export function useReading(): Reading {
  const [told, setTold] = useState<Told | null>(null);
  const latest = useRef({ stopped: false });
  const stop = useCallback(() => {
    latest.current.stopped = true;
  }, []);
  useEffect(() => stop, [stop]);
  const read = useCallback(
    async <T>(work: (course: Course) => Promise<T>): Promise<T | null> => {
      stop();
      const mine = { stopped: false };
      latest.current = mine;
      const isLatest = () => latest.current === mine;
      const { course, end } = slowCourse(
        () => mine.stopped,
        (next) => isLatest() && setTold(next),
      );
      try {
        const result = await work(course);
        return isLatest() ? result : null;
      } finally {
        end();
        if (isLatest()) setTold(null);
      }
    },
    [stop],
  );
  return { told, stop, read };
}
