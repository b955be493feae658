using WeChatPay.Php.Values;

namespace WeChatPay.Php;

/// <content>PHP's functions for paths. Source: https://www.php.net/manual/ref.filesystem.php.</content>
public static partial class Functions
{
    /// <summary>Gets the last part of a path.</summary>
    /// <param name="suffix">An ending that is cut off.</param>
    public static string basename(object? path, object? suffix = null)
    {
        var (name, ending) = (Parameters.Text(path, 1).TrimEnd('/'), Parameters.Text(suffix, 2));
        name = name[(name.LastIndexOf('/') + 1)..];
        return ending.Length > 0 && name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal) ? name[..^ending.Length] : name;
    }

    /// <summary>Gets a path without its last part.</summary>
    public static string dirname(object? path)
    {
        var text = Parameters.Text(path, 1);
        if (text.Length == 0)
            return "";
        var trimmed = text.TrimEnd('/');
        if (trimmed.Length == 0)
            return "/";
        var slash = trimmed.LastIndexOf('/');
        return slash < 0 ? "." : trimmed[..slash].TrimEnd('/') is { Length: > 0 } folder ? folder : "/";
    }
}
