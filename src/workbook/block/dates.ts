export { isoDateOfSerial, serialOfIsoDate } from "../../domain/kernel/serialDate";
