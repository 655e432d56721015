/**
 * JSON Schema: dialects, resources and references, checked reading, and validation by networknt,
 * which only this package knows.
 *
 * <p>Imports {@code json} and {@code pattern}. Read {@link io.touchstone.schema.Schema} first.
 */
package io.touchstone.schema;
