namespace WeChatPay.Php.Web;

/// <summary>Fields of a request: those of the form, of the JSON body, or of the query.</summary>
internal static class RequestFields
{
    public static bool IsJson(WebRequest request) =>
        request.Header("content-type") is { } type && (type.Contains("/json", StringComparison.Ordinal) || type.Contains("+json", StringComparison.Ordinal));

    public static PhpArray Json(WebRequest request) => Functions.json_decode(request.Body, true) is PhpArray fields ? fields : [];

    /// <summary>Gets the fields of the body.</summary>
    public static PhpArray Body(WebRequest request) => IsJson(request) ? Json(request) : request.Form;

    /// <summary>Gets a field by its name with dots: <c>resource.nonce</c>.</summary>
    public static object? Find(PhpArray fields, string name, object? fallback)
    {
        if (fields.ContainsKey(name))
            return fields[name];
        object? value = fields;
        foreach (var part in name.Split('.'))
        {
            if (part == "*")
                throw new NotSupportedException($"The name {name} of a field is not offered: read the array, and go through it.");
            if (value is not PhpArray inner || !inner.ContainsKey(part))
                return Given(fallback);
            value = inner[part];
        }
        return value;
    }

    /// <summary>Gives a default: the result, when it is a function.</summary>
    public static object? Given(object? fallback) => fallback is Delegate make ? Arrays.GivenFunction.Call(make) : fallback;

    public static PhpArray Only(PhpArray fields, IEnumerable<object?> names)
    {
        var chosen = new PhpArray();
        foreach (var name in names.SelectMany(static one => one is PhpArray list ? list.Values.Select(static value => (object?)value) : [one]))
        {
            if (fields.ContainsKey(name))
                chosen[name] = fields[name];
        }
        return chosen;
    }
}
