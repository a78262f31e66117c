import "server-only";
import { ping } from "@/lib/store/ping";

/** Whether new payments may be taken: without the store nothing is ever sent. */
export const isReady = (): Promise<boolean> => ping();
