namespace WeChatPay.Basics;

/// <summary>Reads the paths that users give, with or without <c>file://</c>.</summary>
internal static class FilePath
{
    private const string Scheme = "file://";

    // A private key in Base64 is longer, so a message never takes one for a path and quotes it.
    private const int LongestQuoted = 259;

    private const int LongestExtension = 6;

    // A line of a key has 64 characters, and Base64 may begin with a slash.
    private const int ShortestSecret = 40;

    /// <summary>Tells whether text begins with <c>file://</c>.</summary>
    public static bool HasScheme(string text) => text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>Puts <c>file://</c> before a path that does not have it.</summary>
    public static string WithScheme(string path) => HasScheme(path) ? path : Scheme + path;

    /// <summary>Gives the path that text names: the text itself, or what follows <c>file://</c>.</summary>
    public static string Parse(string text)
    {
        if (!HasScheme(text))
            return text;
        // PHP takes what follows file:// as it is; a URI made by a program is percent-encoded.
        var path = text[Scheme.Length..];
        if (File.Exists(path))
            return path;
        var decoded = Uri.UnescapeDataString(path);
        return OperatingSystem.IsWindows() && decoded is ['/', _, ':', ..] ? decoded[1..] : decoded;
    }

    /// <summary>Tells whether a message may quote text as a path: a secret that the user gives in the wrong place does not look like one.</summary>
    public static bool LooksLikePath(string text)
    {
        var path = Parse(text);
        if (File.Exists(path))
            return true;
        if (path.Length is 0 or > LongestQuoted || path.Any(char.IsControl) || (path.Length >= ShortestSecret && path.All(IsBase64)))
            return false;
        return HasScheme(text) || Path.IsPathRooted(path) || path[0] == '.' || Path.GetExtension(path) is { Length: > 1 and <= LongestExtension };
    }

    /// <summary>Gives the last part of a path of any system: a browser on Windows sends <c>C:\fakepath\image.jpg</c> to a server on Linux.</summary>
    public static string GetFileName(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    /// <summary>Reads a whole file.</summary>
    /// <param name="text">The path, with or without <c>file://</c>.</param>
    /// <param name="kind">What the file holds, for the message: <c>key</c>, <c>certificate</c>.</param>
    /// <exception cref="ArgumentException">The file cannot be read. The message quotes only what looks like a path.</exception>
    public static byte[] ReadAllBytes(string text, string kind)
    {
        var path = Parse(text);
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // The cause quotes the path as well.
            throw LooksLikePath(text)
                ? new ArgumentException($"The {kind} file `{path}` cannot be read: {error.Message}", error)
                : new ArgumentException($"This text of {text.Length} characters is neither PEM nor the path of a {kind} file.");
        }
    }

    private static bool IsBase64(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '/' or '=';
}
