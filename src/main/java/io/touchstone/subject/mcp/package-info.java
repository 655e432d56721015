/**
 * Subjects that are tools of a Model Context Protocol server: raw JSON-RPC 2.0 over standard input
 * and output, one message a line.
 *
 * <p>Imports {@code subject.process}, {@code subject} and {@code json}. Read {@link
 * io.touchstone.subject.mcp.McpSubjectFactory} first; {@code ToolAnswer} says what the answer of a
 * tool is.
 */
package io.touchstone.subject.mcp;
