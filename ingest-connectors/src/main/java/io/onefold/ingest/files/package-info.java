/**
 * Touchpoints from files: till exports and event histories, as CSV or JSON lines. Each line has an id that depends on
 * nothing but the file, so importing a file again changes nothing, and an interrupted import goes on where it was. Files are
 * imported by name, or taken as they are dropped into a folder of this machine or of an SFTP server.
 */
@NullMarked
package io.onefold.ingest.files;

import org.jspecify.annotations.NullMarked;
