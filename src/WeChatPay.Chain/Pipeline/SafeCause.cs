using WeChatPay.Basics;
using WeChatPay.Errors;

namespace WeChatPay.Pipeline;

/// <summary>Decides which exception may stand behind one of ours. An address or a header in it would reach a log: tokens, names and signatures.</summary>
internal static class SafeCause
{
    // Shorter pieces are words such as "pay", which say nothing of a person.
    private const int ShortestPiece = 4;

    // Of a signature a part is too much, while "text/xml" is nothing.
    private const int ShortestOfHeader = 16;

    private const int MaxShown = 300;

    /// <summary>Gives the exception, if it is one of .NET's own and none of its messages shows the request.</summary>
    /// <param name="cause">The exception of the transport, of a body, or of the user's own handler of HTTP.</param>
    /// <param name="request">The request whose address and headers must not be shown; <see langword="null"/> where there is none.</param>
    public static Exception? Find(Exception cause, WeChatPayRequest? request)
    {
        var secrets = Pieces(request);
        return Chain(cause).All(error => IsOfFramework(error) && error.Data.Count == 0 && IsClean(error.Message, secrets)) ? cause : null;
    }

    /// <summary>Describes the exception: its message, or its type when the message shows the request.</summary>
    /// <inheritdoc cref="Find"/>
    public static string Describe(Exception cause, WeChatPayRequest? request)
    {
        var isShown = cause.Message.Length > 0 && IsClean(cause.Message, Pieces(request));
        return CallEffect.ToSentence(isShown ? VisibleText.Escape(cause.Message, MaxShown) : cause.GetType().Name);
    }

    private static IEnumerable<Exception> Chain(Exception cause)
    {
        yield return cause;
        var inner = cause is AggregateException several ? several.InnerExceptions.AsEnumerable() : cause.InnerException is { } one ? [one] : [];
        foreach (var error in inner.SelectMany(Chain))
            yield return error;
    }

    private static bool IsOfFramework(Exception error) =>
        error.GetType().Assembly.GetName().Name is "mscorlib" or "netstandard" or "System"
        || error.GetType().Assembly.GetName().Name!.StartsWith("System.", StringComparison.Ordinal);

    private static bool IsClean(string message, IReadOnlyCollection<string> secrets) =>
        !message.Contains("://", StringComparison.Ordinal) && !secrets.Any(secret => message.Contains(secret, StringComparison.OrdinalIgnoreCase));

    // The host may be shown; the path's values, the query and the headers may not.
    private static HashSet<string> Pieces(WeChatPayRequest? request)
    {
        var pieces = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (request is null)
            return pieces;
        var call = request.Call;
        foreach (var piece in $"{request.Uri.AbsolutePath}&{request.Uri.Query}".Split('/', '?', '&', '='))
        {
            foreach (var form in (string[])[piece, Uri.UnescapeDataString(piece)])
            {
                if (form.Length >= ShortestPiece && !call.Contains(form, StringComparison.OrdinalIgnoreCase))
                    pieces.Add(form);
            }
        }
        foreach (var (_, value) in request.Headers)
        {
            foreach (var piece in value.Split('"', ' ', ',', ';'))
            {
                if (piece.Length >= ShortestOfHeader)
                    pieces.Add(piece);
            }
        }
        return pieces;
    }
}
