package io.onefold.identity.forest;

/**
 * What must hold of every change, as far as one comparison shows while it is made. Where one does not, the program is wrong, or what it
 * read from its disk.
 */
public enum Invariant {
    /** An identifier hangs below a smaller one; so trees have no circles, and who unites with whom depends on no order. */
    PARENT_IS_SMALLER,
    /** A profile goes by the id of one of its members. */
    NAMED_BY_A_MEMBER,
    /** Nobody is a member of two profiles. */
    MEMBER_OF_ONE_PROFILE
}
