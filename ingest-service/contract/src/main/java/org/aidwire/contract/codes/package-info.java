/**
 * The code lists: which parties, items and currencies an event may name, and which names of an
 * outlet mean one outlet.
 *
 * <p>The lists are data in {@code codelists/*.json} beside this package, read once and held as
 * immutable values. They are part of the contract: a code is never renamed or given another
 * meaning, since recorded events carry it for ever.
 *
 * <p>Decisions that a reader would ask about:
 *
 * <ul>
 *   <li>A code of two letters that ISO 3166-1 assigns is that state and nothing else. So the
 *       European Commission, {@code EC} to its friends, is {@code EU-COMMISSION} ({@code EC} is
 *       Ecuador), and the African Union is {@code AFRICAN-UNION} ({@code AU} is Australia).
 *   <li>A word that two parties share is an alias of neither: "Congolese", "Dominican", "EC" and
 *       the like are left out. "Brussels" is listed as the capital of Belgium, which it is, and
 *       nowhere as the seat of the Union or of NATO: whoever reads texts must know that a seat
 *       shared by many tells nothing. No alias is another party's code.
 *   <li>An agency of a state's executive (USAID, KOICA, GIZ) is an alias of the state: its word is
 *       the state's word.
 *   <li>A parent is a body that the child is part of and may speak for, since standing climbs to
 *       it. The European Parliament therefore has none, as no state's parliament has, and a
 *       national Red Cross society has none either.
 *   <li>The list of states holds every assigned ISO 3166-1 code, so territories too, and Kosovo by
 *       its usual {@code XK}. Names are those in common use; the names of ISO and of the
 *       constitutions are among the aliases. Capitals are those that the state's own law or usage
 *       names and are listed as words for its government, not as a judgement.
 *   <li>{@code MILITARY_UNSPECIFIED} has lethality {@code NOT_APPLICABLE}: lethal and non-lethal
 *       aid both lie below it, so either value would say more than the words did.
 *   <li>Currencies are the active alphabetic codes of ISO 4217, funds and metals among them,
 *       without {@code XTS} (tests) and {@code XXX} (no currency). The list is kept here because
 *       the JDK's mixes in withdrawn codes and changes with the JDK, and one event must be judged
 *       alike on every machine.
 * </ul>
 */
@NullMarked
package org.aidwire.contract.codes;

import org.jspecify.annotations.NullMarked;
