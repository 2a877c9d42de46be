/** The command line: a client of the HTTP API that can also start the whole platform on one machine. */
package org.sparseadapter.cli;
