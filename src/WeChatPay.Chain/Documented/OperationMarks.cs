using System.Runtime.CompilerServices;
using WeChatPay.Facts;

namespace WeChatPay.Documented;

/// <summary>The fields of an operation that are sent encrypted, by the option that holds them.</summary>
/// <param name="Json">The fields of the option <c>json</c>.</param>
/// <param name="Query">The fields of the option <c>query</c>.</param>
/// <param name="Xml">The fields of the option <c>xml</c>.</param>
/// <param name="Meta">The fields of the part <c>meta</c> of an upload.</param>
/// <param name="Response">The fields of the response.</param>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed record OperationMarks(FieldMarks? Json, FieldMarks? Query, FieldMarks? Xml, FieldMarks? Meta, FieldMarks? Response)
{
    private static readonly ConditionalWeakTable<Operation, OperationMarks> Known = new();

    /// <summary>Gets whether a field of the request is marked.</summary>
    public bool HasRequest => (Json ?? Query ?? Xml ?? Meta) is not null;

    /// <summary>Gets the marks of an operation, which are read once.</summary>
    public static OperationMarks ForOperation(Operation operation) => Known.GetValue(operation, static operation => new(
        FieldMarks.FromFields(operation.Option("json")?.Fields),
        FieldMarks.FromFields(operation.Option("query")?.Fields),
        FieldMarks.FromFields(operation.Option("xml")?.Fields),
        FieldMarks.FromFields(operation.Option("body")?.Find("meta")?.Fields),
        FieldMarks.FromFields(operation.Response)));
}
