using WeChatPay.Facts;

namespace WeChatPay.Documented;

/// <summary>Finds an operation in the facts.</summary>
/// <remarks>Only this class opens the facts, so that a client without an option that needs them does not load their assembly.</remarks>
internal static class DocumentedOperation
{
    private const string V2 = "v2";
    private const string V3 = "v3";

    /// <summary>Finds the operation of a call by the path that goes out, however it was written.</summary>
    /// <param name="verb">The HTTP method.</param>
    /// <param name="template">The URI template, beginning with its protocol.</param>
    /// <param name="path">The expanded template, without the path of the base address.</param>
    /// <param name="address">The address that the request goes to.</param>
    /// <param name="isV2">Whether the call is APIv2's.</param>
    /// <returns>The operation, or <see langword="null"/> when it is not documented.</returns>
    public static Operation? Find(string verb, string template, string path, Uri address, bool isV2)
    {
        var onWire = Spellings(address.AbsolutePath, path, isV2).Select(spelling => Find(verb, spelling, isV2))
            .FirstOrDefault(static found => found is not null);
        var written = Find(verb, template, isV2);
        // The names of the variables tell apart two operations whose paths have variables in the same places.
        return onWire is null || written is not null && Shape(written) == Shape(onWire) ? written : onWire;
    }

    /// <summary>Finds the operation of a path as it was written.</summary>
    /// <param name="verb">The HTTP method.</param>
    /// <param name="path">The path, with its variables or with values for them.</param>
    public static Operation? FindWritten(string verb, string path) => Find(verb, path.Trim('/'), path.StartsWith($"{V2}/", StringComparison.Ordinal));

    private static Operation? Find(string verb, string path, bool isV2) =>
        OperationTable.Default.Find(verb, path) is { } operation && operation.IsXml == isV2 ? operation : null;

    // The exact path first. A server may read the others as the same path, and a name in clear must not depend on that.
    private static IEnumerable<string> Spellings(string onWire, string path, bool isV2)
    {
        var relative = path.Contains("://", StringComparison.Ordinal) ? "" : path.Split('?')[0];
        foreach (var written in new[] { onWire, relative })
        {
            var exact = string.Join('/', written.TrimStart('/').Split('/').Select(DecodeSegment));
            foreach (var spelling in Starts(exact, isV2))
                yield return spelling;
        }
        foreach (var written in new[] { onWire, relative })
        {
            var loose = string.Join(
                '/', Uri.UnescapeDataString(written).Split(['/'], StringSplitOptions.RemoveEmptyEntries).Select(static part => part.Split(';')[0].Trim()));
            foreach (var spelling in Starts(loose, isV2).Concat(Starts(loose.ToLowerInvariant(), isV2)))
                yield return spelling;
        }
    }

    // RFC 3986, 6.2.2.2: %2d and a hyphen are the same. An encoded slash stays a part of its segment.
    private static string DecodeSegment(string segment) =>
        Uri.UnescapeDataString(segment) is var decoded && decoded.IndexOfAny(['/', '?', '{', '}']) < 0 ? decoded : segment;

    // The base address may have a path in front of the operation's own.
    private static IEnumerable<string> Starts(string path, bool isV2)
    {
        if (isV2)
        {
            yield return $"{V2}/{path}";
            yield break;
        }
        var segments = path.Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            if (i == 0 || segments[i].Equals(V3, StringComparison.OrdinalIgnoreCase))
                yield return string.Join('/', segments.Skip(i));
        }
    }

    private static string Shape(Operation operation) =>
        string.Join('/', operation.Path.Split('/').Select(static segment => segment.StartsWith('{') ? "{}" : segment));
}
