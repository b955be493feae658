using WeChatPay.Basics;
using WeChatPay.Protocol;

namespace WeChatPay.Requests;

/// <summary>Encodes and checks the values of a path.</summary>
internal static class PathValue
{
    /// <summary>Percent-encodes a value as one segment (RFC 3986, 2.3).</summary>
    /// <param name="value">The value; not empty.</param>
    /// <param name="origin">Where it came from, for the message.</param>
    /// <exception cref="ArgumentException">The server would not see the value as it was given.</exception>
    public static string Encode(string value, string origin)
    {
        Check(value, origin);
        return Uri.EscapeDataString(value);
    }

    /// <summary>Refuses <c>.</c>, <c>..</c> and half of a surrogate pair.</summary>
    /// <exception cref="ArgumentException">It is one of these.</exception>
    public static void Check(string value, string origin)
    {
        if (IsDotSegment(value))
            throw new ArgumentException($"The value `{value}` ({origin}) would fold the path into another operation. Nothing was sent.").On(HelpPage.Path);
        if (WellFormedText.IndexOfLoneSurrogate(value) is var index and >= 0)
            throw new ArgumentException($"The value ({origin}) holds {WellFormedText.HalfPairAt(index)}. Nothing was sent.").On(HelpPage.Path);
    }

    /// <summary>Refuses a path with a segment that RFC 3986, 5.2.4 removes, percent-encoded or not: the request would go to another operation.</summary>
    /// <param name="path">The expanded path.</param>
    /// <param name="call">Verb and path template, for the message.</param>
    /// <exception cref="ArgumentException">It has such a segment.</exception>
    public static void RefuseDotSegments(string path, CallName call)
    {
        if (!path.Contains('.', StringComparison.Ordinal) && !path.Contains("%2e", StringComparison.OrdinalIgnoreCase))
            return;
        foreach (var segment in path.Split('?')[0].Split('/'))
        {
            if (IsDotSegment(Uri.UnescapeDataString(segment)))
                throw new ArgumentException($"{call} has the segment `{segment}`, which would fold the path into another operation. Nothing was sent.")
                    .On(HelpPage.Path);
        }
    }

    private static bool IsDotSegment(string text) => text is "." or "..";
}
