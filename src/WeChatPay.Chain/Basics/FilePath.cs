namespace WeChatPay.Basics;

/// <summary>Reads the paths that users give, with or without <c>file://</c>.</summary>
/// <remarks>A message quotes a path that exists, and no other: a key, its Base64 or a passphrase may stand where a path should.</remarks>
internal static class FilePath
{
    private const string Scheme = "file://";

    private const int LongestPath = 4096;

    private const int LongestName = 255;

    private const int LongestExtension = 6;

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
        if (Exists(path))
            return path;
        var decoded = Uri.UnescapeDataString(path);
        return OperatingSystem.IsWindows() && decoded is ['/', _, ':', ..] ? decoded[1..] : decoded;
    }

    /// <summary>Tells whether text names a file or a folder, or has the form of a path.</summary>
    public static bool LooksLikePath(string text)
    {
        var path = Parse(text);
        if (Exists(path))
            return true;
        if (path.Length is 0 or > LongestPath || VisibleText.IndexOfInvisible(path) >= 0 || (TextShape.IsBase64(path) && !IsUnderFolder(path)))
            return false;
        return HasScheme(text) || path.AsSpan().IndexOfAny('/', '\\') >= 0 || path[0] == '.'
            || Path.GetExtension(path) is { Length: > 1 and <= LongestExtension };
    }

    /// <summary>Gives the last part of a path of any system: a browser on Windows sends <c>C:\fakepath\image.jpg</c> to a server on Linux.</summary>
    public static string GetFileName(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    /// <summary>Tells whether a file could have text as its name.</summary>
    public static bool CanBeName(string text) => text.Length <= LongestName && VisibleText.IndexOfInvisible(text) < 0;

    /// <summary>Reads a whole file.</summary>
    /// <param name="text">The path, with or without <c>file://</c>.</param>
    /// <param name="kind">What the file holds, for the message: <c>key</c>, <c>certificate</c>.</param>
    /// <exception cref="ArgumentException">The file cannot be read. The message quotes only a path that exists.</exception>
    public static byte[] ReadAllBytes(string text, string kind)
    {
        try
        {
            return File.ReadAllBytes(Parse(text));
        }
        catch (Exception error) when (IsFault(error))
        {
            throw RefuseUnreadable(text, kind, error);
        }
    }

    /// <summary>Opens a file to read it.</summary>
    /// <inheritdoc cref="ReadAllBytes"/>
    public static FileStream OpenRead(string text, string kind, FileStreamOptions? options = null)
    {
        try
        {
            return File.Open(Parse(text), options ?? new FileStreamOptions());
        }
        catch (Exception error) when (IsFault(error))
        {
            throw RefuseUnreadable(text, kind, error);
        }
    }

    /// <summary>Tells whether an error says that a file cannot be used.</summary>
    public static bool IsFault(Exception error) => error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    /// <summary>Makes the exception for a file that cannot be read.</summary>
    /// <param name="text">The path, with or without <c>file://</c>.</param>
    /// <param name="kind">What the file holds, for the message: <c>key</c>, <c>certificate</c>.</param>
    /// <param name="cause">The exception behind this one, which quotes the path too.</param>
    public static ArgumentException RefuseUnreadable(string text, string kind, Exception cause)
    {
        var path = Parse(text);
        if (Directory.Exists(path))
            return new ArgumentException($"`{VisibleText.Escape(path)}` is a folder: give the path of the {kind} file in it.").On(HelpPage.Files);
        if (File.Exists(path))
            return new ArgumentException($"The {kind} file `{VisibleText.Escape(path)}` cannot be read: {VisibleText.Escape(cause.Message)}", cause)
                .On(HelpPage.Files);
        return new ArgumentException(DescribeAbsent(text, kind)).On(HelpPage.Files);
    }

    /// <summary>Says what a text looks like that names no file, and which folder of its path exists.</summary>
    public static string DescribeAbsent(string text, string kind)
    {
        var path = Parse(text);
        if (!LooksLikePath(text))
            return $"The value is {TextShape.Describe(path)}{(HasScheme(text) ? $" behind {Scheme}" : "")}: it is not the path of a {kind} file.";
        var folder = FindFolder(path);
        return $"The {kind} file does not exist: the value is a path of {path.Length} characters"
            + (folder is null ? "." : $", of which the folder `{VisibleText.Escape(folder)}` exists.");
    }

    /// <summary>Finds the innermost folder of a path that exists.</summary>
    /// <returns><see langword="null"/> where none but the root does.</returns>
    public static string? FindFolder(string path)
    {
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path));
            while (folder is not null && !Directory.Exists(folder))
                folder = Path.GetDirectoryName(folder);
            return folder is null || Path.GetDirectoryName(folder) is null ? null : folder;
        }
        catch (Exception error) when (IsFault(error))
        {
            return null;
        }
    }

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    // Base64 may begin with a slash. A path that does begins with a folder that exists.
    private static bool IsUnderFolder(string path) => Path.IsPathRooted(path) && FindFolder(path) is not null;
}
