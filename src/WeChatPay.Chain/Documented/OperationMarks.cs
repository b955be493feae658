using System.Runtime.CompilerServices;
using WeChatPay.Facts;

namespace WeChatPay.Documented;

/// <summary>Which fields of an operation travel encrypted, by the option that holds them.</summary>
/// <param name="Json">Of the option <c>json</c>.</param>
/// <param name="Query">Of the option <c>query</c>.</param>
/// <param name="Xml">Of the option <c>xml</c>.</param>
/// <param name="Meta">Of the part <c>meta</c> of an upload.</param>
/// <param name="Answer">Of the answer.</param>
internal sealed record OperationMarks(FieldMarks? Json, FieldMarks? Query, FieldMarks? Xml, FieldMarks? Meta, FieldMarks? Answer)
{
    private static readonly ConditionalWeakTable<Operation, OperationMarks> Known = [];

    /// <summary>Gets whether a field of the request is marked.</summary>
    public bool HasRequest => (Json ?? Query ?? Xml ?? Meta) is not null;

    /// <summary>Gives the marks of an operation; they are gathered once.</summary>
    public static OperationMarks ForOperation(Operation operation) => Known.GetValue(operation, static operation => new(
        FieldMarks.From(operation.Option("json")?.Fields),
        FieldMarks.From(operation.Option("query")?.Fields),
        FieldMarks.From(operation.Option("xml")?.Fields),
        FieldMarks.From(operation.Option("body")?.Find("meta")?.Fields),
        FieldMarks.From(operation.Response)));
}
