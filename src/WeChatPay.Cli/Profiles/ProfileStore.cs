namespace WeChatPay.Cli.Profiles;

/// <summary>Finds profiles by name.</summary>
internal static class ProfileStore
{
    /// <summary>Reads a profile and checks that a client can be built from it.</summary>
    /// <param name="name"><c>env</c> reads environment variables, any other name the user's file.</param>
    /// <param name="notes">Takes a line for each value that was changed on the way.</param>
    /// <exception cref="ProfileException">The profile is missing or wrong.</exception>
    public static Profile Load(string name, TextWriter notes)
    {
        var settings = Read(name, notes);
        try
        {
            // Each snippet gets its own client later. Building one now reports mistakes before the first snippet runs.
            using var client = Builder.Factory(settings);
            return new Profile(name, client.Options);
        }
        catch (ArgumentException error)
        {
            throw new ProfileException(Message.Format($"Profile `{name}`: {LibraryMessage.Tell(error)}"), error);
        }
    }

    /// <summary>Reads the settings of a profile as they are written.</summary>
    /// <inheritdoc cref="Load"/>
    public static Dictionary<string, object?> Read(string name, TextWriter notes) =>
        name == EnvironmentProfile.Name ? EnvironmentProfile.Read(notes) : ProfileFile.Read(name);
}
