import { type Injector, INTERCEPTOR_POINT, InterceptorEffectEnum, SheetInterceptorService } from "../univer";
import { BUSY } from "./functionCalls";

/** The engine's parser knows #BUSY! only by the name that files use; cells show Excel's. */
export function showBusy(injector: Injector): void {
  injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    id: "busy",
    priority: 100,
    effect: InterceptorEffectEnum.Value,
    handler: (cell, _location, next) => next(cell?.v === BUSY ? { ...cell, v: "#BUSY!" } : cell),
  });
}
