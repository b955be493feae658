using WeChatPay.Facts;

namespace WeChatPay.Snippets;

/// <summary>Lists the fields that a call of an operation takes.</summary>
internal static class CallFields
{
    /// <summary>Lists the variables of the path first, then the documented headers, query and body.</summary>
    /// <remarks>A documented key that is neither a path variable nor an option is an error of the documentation (<c>use_id</c> for <c>{user_id}</c>).
    /// The list leaves such a key out, because the chain would refuse it.</remarks>
    public static IEnumerable<Field> List(Operation operation)
    {
        var variables = operation.Path.Split('/')
            .Where(static segment => segment is ['{', .., '}'])
            .Select(static segment => segment[1..^1])
            .Select(name => operation.Option(name) ?? new Field(name, FieldType.String, IsList: false, IsRequired: name != "empty"));
        return variables.Concat(operation.Request.Where(static field => field.Name is "query" or "json" or "xml" or "headers"));
    }
}
