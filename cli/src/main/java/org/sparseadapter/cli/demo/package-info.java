/** The demonstration: three tenants, three tasks from data inside Maven artifacts, and a swap under load. */
package org.sparseadapter.cli.demo;
