/**
 * The one writer of JSON, for manifests and {@code --json}, and the reader of what it writes. Read
 * {@link org.gap2028.job.json.JsonWriter} first. Configurations are read elsewhere.
 */
package org.gap2028.job.json;
