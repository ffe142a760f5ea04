package org.aidwire.query.aid;

/** What a counted statement is to the lines that it touches. */
public sealed interface Weight {

    /** A step or stop that can move the line. */
    record Moves(Candidate candidate) implements Weight {}

    /** A denial with standing, which may dispute the line. */
    record Denies(Denial denial) implements Weight {}

    /** Nothing moves; visible with the rule as the reason. */
    record Mute(Rule rule, String why) implements Weight {}
}
