/** Shows how far long work has come. */
package org.sparseadapter.cli.progress;
