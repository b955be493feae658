using WeChatPay.Facts;

namespace WeChatPay.Documented;

/// <summary>Finds an operation in the facts.</summary>
/// <remarks>Only this class opens the facts, so that a client without an option that needs them does not load their assembly.</remarks>
internal static class DocumentedOperation
{
    /// <summary>Finds the operation of a call.</summary>
    /// <param name="verb">The HTTP method.</param>
    /// <param name="template">The URI template, beginning with its protocol.</param>
    /// <param name="path">The expanded template, which may be a whole address.</param>
    /// <returns>The operation, or <see langword="null"/> when it is not documented.</returns>
    public static Operation? Find(string verb, string template, string path) =>
        OperationTable.Default.Find(verb, template)
        ?? (Uri.TryCreate(path, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? OperationTable.Default.Find(verb, address.AbsolutePath)
            : null);
}
