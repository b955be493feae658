using WeChatPay.Facts;

namespace WeChatPay.Documented;

/// <summary>Finds a call in the table of API facts.</summary>
/// <remarks>The one place that opens the table: a client that asks for nothing of it does not load its assembly.</remarks>
internal static class DocumentedOperation
{
    /// <summary>Finds the operation that is called.</summary>
    /// <param name="verb">The HTTP method.</param>
    /// <param name="template">The URI template, with its protocol in front.</param>
    /// <param name="path">The path that it expands to, which may be a whole address.</param>
    /// <returns>The operation, or <see langword="null"/> when the documentation has none.</returns>
    public static Operation? Find(string verb, string template, string path) =>
        OperationTable.Default.Find(verb, template)
        ?? (Uri.TryCreate(path, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? OperationTable.Default.Find(verb, address.AbsolutePath) : null);
}
