/** Names the build this code belongs to; two builds never share an event stream. */
declare const __BUILD_ID__: string;
