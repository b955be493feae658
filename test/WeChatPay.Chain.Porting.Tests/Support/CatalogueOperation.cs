using System.Text;
using Newtonsoft.Json.Linq;
using WeChatPay.Tests.Support;

namespace WeChatPay.Porting.Tests.Support;

/// <summary>An operation of the catalogue, with a value for each of its fields.</summary>
internal sealed record CatalogueOperation(string Verb, string Path, JObject Options)
{
    private const string Print = "print_r(json_decode((string) $response->getBody(), true));";

    private static readonly string[] Texts = ["it's \"quoted\"", "back\\slash", "$dollar {$brace} {a}", "实例值 ✓", "100%", "a&b=c d+e", "line\nfeed", "tab\tend"];

    public static IEnumerable<CatalogueOperation> ReadAll()
    {
        var root = JObject.Parse(TestData.ReadGzipped(TestData.Facts));
        foreach (var operation in root["operations"]!)
        {
            var options = new JObject();
            foreach (var field in operation["request"]!)
            {
                var name = (string)field["name"]!;
                options[name] = name switch
                {
                    "base_uri" => operation["base_uri"] ?? "https://apihk.mch.weixin.qq.com/",
                    "body" => "plain body: 实例值",
                    "timeout" => 2.5,
                    "headers" => new JObject(Fields(field).Select(static (header, at) => new JProperty((string)header["name"]!, $"value{at}"))),
                    _ => Value(field, 0, name),
                };
            }
            if (options["xml"] is JObject xml)
            {
                foreach (var name in (string[])["mch_id", "mchid", "combine_mch_id"])
                {
                    if (xml.ContainsKey(name))
                        xml[name] = "1900000109";
                }
                if (xml.ContainsKey("sign_type"))
                    xml["sign_type"] = "HMAC-SHA256";
                xml.Remove("sign");
            }
            if (options["query"] is JObject query && ((string)operation["path"]!).StartsWith("v2/", StringComparison.Ordinal))
            {
                query["mch_id"] = query.ContainsKey("mch_id") ? "1900000109" : null;
                query.Remove("sign_type");
                query.Remove("sign");
            }
            yield return new(((string)operation["method"]!).ToLowerInvariant(), (string)operation["path"]!, options);
        }
    }

    public override string ToString() => $"{Verb.ToUpperInvariant()} {Path}";

    /// <summary>Writes the call as the documentation does.</summary>
    public string Write(string form, bool isAsync)
    {
        var php = new StringBuilder(isAsync ? "" : "$response = ").Append("$instance");
        if (form == "pure")
            php.Append(string.Concat(Path.Split('/').Select(static segment => Member(segment))));
        else
            php.Append(form == "chain" ? $"->chain({PhpText.Quote(Path)})" : $"[{PhpText.Quote(Path)}]");
        php.Append("->").Append(Verb).Append(isAsync ? "Async" : "").Append('(');
        PhpText.Write(php, Options);
        php.Append(')');
        if (isAsync)
            php.Append($"\n->then(static function(\\Psr\\Http\\Message\\ResponseInterface $response) {{\n  {Print}\n}})\n->wait()");
        return php.Append(isAsync ? ";\n" : $";\n{Print}\n").ToString();
    }

    /// <summary>Makes the same call by hand.</summary>
    public void Send(WeChatPayClient client)
    {
        var node = client.chain(Path);
        _ = Verb switch
        {
            "get" => node.Get(Options),
            "post" => node.Post(Options),
            "put" => node.Put(Options),
            "patch" => node.Patch(Options),
            _ => node.Delete(Options),
        };
    }

    private static JToken Value(JToken field, int depth, string path)
    {
        var type = (string)field["type"]!;
        if (type.EndsWith("[]", StringComparison.Ordinal))
        {
            var item = (JObject)field.DeepClone();
            item["type"] = type[..^2];
            return new JArray(Value(item, depth + 1, path), Value(item, depth + 1, path));
        }
        var text = Texts[Math.Abs(path.Sum(static letter => letter)) % Texts.Length];
        return type switch
        {
            "object" => new JObject(Fields(field).DistinctBy(static inner => (string)inner["name"]!)
                .Select(inner => new JProperty((string)inner["name"]!, Value(inner, depth + 1, path + (string)inner["name"]!)))),
            "integer" or "number" => path.Length % 2 == 0 ? path.Length : 9_000_000_000L + path.Length,
            "boolean" => true,
            _ => depth == 0 ? text.Replace("\n", "", StringComparison.Ordinal) : text,
        };
    }

    private static IEnumerable<JToken> Fields(JToken field) => field["fields"] ?? new JArray();

    private static string Member(string segment)
    {
        if (segment.StartsWith('{') && segment.EndsWith('}') && segment[1..^1].All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'))
            return $"->_{segment[1..^1]}_";
        var words = segment.Split('-');
        var name = words[0] + string.Concat(words.Skip(1).Select(static word => word.Length == 0 ? "-" : char.ToUpperInvariant(word[0]) + word[1..]));
        var isName = name.Length > 0 && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
            && !char.IsAsciiDigit(name[0])
            && words.Skip(1).All(static word => word.Length > 0 && char.IsAsciiLetterLower(word[0]));
        return isName ? $"->{name}" : segment.Length == 0 ? "->_empty_" : $"->{{{PhpText.Quote(segment)}}}";
    }
}
