package io.porttokenvending.cli.diff;

/**
 * A change of what a profile gives to everyone it lets in.
 *
 * @param key as it is written in the profile
 * @param gives whether someone may now do what the old policy did not give
 * @param takes whether something that the old policy gave is gone
 */
record SettingChange(String key, String before, String after, boolean gives, boolean takes) {}
