namespace WeChatPay.Sandbox.Paste;

/// <summary>Writes files that only their owner may read.</summary>
internal static class PrivateFile
{
    /// <summary>Writes a file; one that is there from an earlier start is replaced.</summary>
    /// <returns>The full path.</returns>
    public static string Write(DirectoryInfo folder, string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        // Windows refuses the property; the user's temporary folder is private there.
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new StreamWriter(path, options);
        file.Write(text);
        return path;
    }

    /// <summary>Makes <c>file://…</c> of a full path; C# and PHP both read it.</summary>
    // `Uri.AbsoluteUri` would escape spaces, and PHP does not decode %20.
    public static string ToUri(string path) => "file://" + (path.StartsWith('/') ? path : "/" + path.Replace('\\', '/'));
}
