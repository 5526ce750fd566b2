package io.porttokenvending.cli.diff;

/**
 * A change of what a profile gives to everyone it grants access, or a change of the deployment.
 *
 * @param key as it is written in the profile, or the name of the template's parameter
 * @param gives whether someone may now do what the old policy did not give
 * @param takes whether something that the old policy gave is gone
 */
record SettingChange(String key, String before, String after, boolean gives, boolean takes) {}
