using WeChatPay.Facts;

namespace WeChatPay.Snippets;

/// <summary>What a call of an operation takes beside the options that every call has.</summary>
internal static class CallFields
{
    /// <summary>Lists the path's variables first, then what is documented of headers, query and body.</summary>
    /// <remarks>A documented key that is neither a variable of the path nor an option is a slip of the documentation (<c>use_id</c> for <c>{user_id}</c>): the chain would refuse it.</remarks>
    public static IEnumerable<Field> Of(Operation operation)
    {
        var variables = operation.Path.Split('/').Where(static segment => segment is ['{', .., '}']).Select(static segment => segment[1..^1])
            .Select(name => operation.Option(name) ?? new Field(name, FieldType.String, IsList: false, IsRequired: name != "empty"));
        return variables.Concat(operation.Request.Where(static field => field.Name is "query" or "json" or "xml" or "headers"));
    }
}
