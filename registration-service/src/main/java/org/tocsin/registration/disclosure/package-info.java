/**
 * What authorities get to know about readers: one operator writes down who asks, on what legal basis and for which fields, another one
 * approves, and only those fields can then be taken out. The reader sees it among their data; where the law forbids telling them, from the day
 * after the one until which it does, by itself.
 *
 * <pre>
 * asked --approved by somebody else--> approved --taken out, each time noted--> given
 *       --refused by somebody else---> refused
 * </pre>
 */
package org.tocsin.registration.disclosure;
