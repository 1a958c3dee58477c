/** The door to the OpenTelemetry protocol: a bundle of its own, loaded when it is switched on or a preview is asked for. */
export { encodeEvents, encodeMetrics } from './encode.ts';
export { post } from './post.ts';
