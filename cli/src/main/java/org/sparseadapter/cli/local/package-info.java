/** The whole platform on one machine: broker and database in this process, each service in its own. */
package org.sparseadapter.cli.local;
