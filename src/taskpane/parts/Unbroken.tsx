import { makeStyles } from "@fluentui/react-components";

const useStyles = makeStyles({ date: { whiteSpace: "nowrap" } });

const DATE = /(\d{4}-\d{2}-\d{2}\.?)/;

/** A text whose dates are not broken at their hyphens. */
export function Unbroken({ text }: { readonly text: string }) {
  const styles = useStyles();
  return (
    <>
      {text.split(DATE).map((part, i) =>
        i % 2 === 0 ? (
          part
        ) : (
          <span key={i} className={styles.date}>
            {part}
          </span>
        ),
      )}
    </>
  );
}
