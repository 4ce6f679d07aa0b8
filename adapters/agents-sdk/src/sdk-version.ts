/** The release of the Agents SDK whose serialized states this package writes and reads. */
export const sdkVersion = '0.14.3';
