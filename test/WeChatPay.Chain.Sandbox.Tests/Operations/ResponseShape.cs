using Newtonsoft.Json.Linq;
using WeChatPay.Facts;

namespace WeChatPay.Sandbox.Tests;

/// <summary>Checks a response against the documented fields, independently of the sandbox's own.</summary>
internal static class ResponseShape
{
    /// <summary>Lists what is wrong with an object.</summary>
    public static IEnumerable<string> Problems(IEnumerable<Field> fields, JObject given, string at = "")
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            names.Add(field.Name);
            if (given[field.Name] is not { } value)
            {
                if (field.IsRequired && !Samples.SampleValues.IsLeftOut(field))
                    yield return $"{at}/{field.Name} is missing";
                continue;
            }

            if (field.IsList && value is not JArray)
                yield return $"{at}/{field.Name} is no list";
            foreach (var item in field.IsList ? value : (IEnumerable<JToken>)[value])
            {
                foreach (var problem in Of(field, item, $"{at}/{field.Name}"))
                    yield return problem;
            }
        }

        foreach (var property in given.Properties().Where(property => !names.Contains(property.Name)))
            yield return $"{at}/{property.Name} is not documented";
    }

    private static IEnumerable<string> Of(Field field, JToken value, string at)
    {
        var expected = field.Type switch
        {
            FieldType.Object => JTokenType.Object,
            FieldType.Boolean => JTokenType.Boolean,
            FieldType.Integer or FieldType.Number => JTokenType.Integer,
            _ => JTokenType.String,
        };
        if (value.Type != expected && !(field.Type == FieldType.Number && value.Type == JTokenType.Float))
            return [$"{at} is {value.Type}, not {expected}"];
        // One operation documents words as the values of a number.
        if (field.Values.Count > 0 && !field.Values.Contains(value.ToString()) && !(expected == JTokenType.Integer && !char.IsAsciiDigit(field.Values[0][0])))
            return [$"{at} is {value}, none of {string.Join('|', field.Values)}"];
        return value is JObject inner ? Problems(field.Fields, inner, at) : [];
    }
}
