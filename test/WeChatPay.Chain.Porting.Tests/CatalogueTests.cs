using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Porting.Tests.Support;

namespace WeChatPay.Porting.Tests;

/// <summary>Every documented operation, written as PHP in all six styles, sends what the chain sends when the same call is built by hand.</summary>
[Category("Catalogue")]
public sealed class CatalogueTests
{
    private const int BatchSize = 500;

    private static readonly string[] Styles = ["pure", "chain", "index"];

    [TestCase(PortingStyle.Dynamic)]
    [TestCase(PortingStyle.Static)]
    public void Port_OfEveryOperationInSixStyles_SendsTheSameWire(PortingStyle style)
    {
        if (!File.Exists(Repository.Shared("catalog/openapi.json")))
            Assert.Ignore("The catalogue is not beside this repository.");
        var batch = new List<(Operation Operation, string Name, string Code)>();
        var count = 0;
        var refused = new List<string>();
        foreach (var operation in Operation.ReadAll())
        {
            foreach (var form in Styles)
            {
                foreach (var isAsync in (bool[])[true, false])
                {
                    var name = $"{operation.Path} {form} {(isAsync ? "async" : "sync")}";
                    var result = PhpPorter.Port(operation.Write(form, isAsync), new PortingOptions { Style = style });
                    Assert.That(result.Succeeded, $"{name}: {result}");
                    batch.Add((operation, name, result.Code!));
                    count++;
                    if (batch.Count == BatchSize)
                        Check(batch, style, refused);
                }
            }
        }
        Check(batch, style, refused);
        Assert.That(refused.Distinct().ToList(), Has.Count.LessThan(12), string.Join('\n', refused.Distinct()));
        Assert.That(count, Is.EqualTo(6852));
    }

    private static void Check(List<(Operation Operation, string Name, string Code)> batch, PortingStyle style, List<string> refused)
    {
        var compiler = new SnippetCompiler();
        var numbers = batch.Select(one => compiler.Add(one.Name, one.Code, style)).ToList();
        Assert.That(compiler.Compile(), Is.Empty);
        using var transport = new DryTransport();
        using var client = transport.CreateClient();
        var output = Console.Out;
        Console.SetOut(TextWriter.Null);
        try
        {
            foreach (var (one, number) in batch.Zip(numbers))
            {
                transport.Requests.Clear();
                var (ported, byHand) = (Refusal(() => compiler.Run(number, client)), Refusal(() => one.Operation.Send(client)));
                Assert.That(ported, Is.EqualTo(byHand), one.Name);
                if (ported is not null)
                    refused.Add($"{one.Operation.Path}: {ported}");
                else
                    Assert.That(transport.Requests, Has.Count.EqualTo(2).And.All.EqualTo(transport.Requests[0]), one.Name);
            }
        }
        finally
        {
            Console.SetOut(output);
        }
        batch.Clear();
    }

    // What the chain refuses before sending, it has to refuse in both.
    private static string? Refusal(Action send)
    {
        try
        {
            send();
            return null;
        }
        catch (ArgumentException error)
        {
            return error.Message;
        }
    }

    /// <summary>An operation of the catalogue, with a value for each of its fields.</summary>
    private sealed record Operation(string Verb, string Path, JObject Options)
    {
        private static readonly string[] Texts = ["it's \"quoted\"", "back\\slash", "$dollar {$brace} {a}", "实例值 ✓", "100%", "a&b=c d+e", "line\nfeed", "tab\tend"];

        public static IEnumerable<Operation> ReadAll()
        {
            var root = JObject.Parse(File.ReadAllText(Repository.Shared("catalog/openapi.json")));
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
                        "headers" => new JObject((field["fields"] ?? new JArray()).Select(static (header, at) => new JProperty((string)header["name"]!, $"value{at}"))),
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

        /// <summary>Writes the call as the documentation does.</summary>
        public string Write(string form, bool isAsync)
        {
            var php = new StringBuilder(isAsync ? "" : "$response = ").Append("$instance");
            if (form == "pure")
                php.Append(string.Concat(Path.Split('/').Select(static segment => Member(segment))));
            else
                php.Append(form == "chain" ? $"->chain({Quote(Path)})" : $"[{Quote(Path)}]");
            php.Append("->").Append(Verb).Append(isAsync ? "Async" : "").Append('(');
            Write(php, Options, 0);
            php.Append(')');
            if (isAsync)
                php.Append("\n->then(static function(\\Psr\\Http\\Message\\ResponseInterface $response) {\n  print_r(json_decode((string) $response->getBody(), true));\n})\n->wait()");
            return php.Append(isAsync ? ";\n" : ";\nprint_r(json_decode((string) $response->getBody(), true));\n").ToString();
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
                "object" => new JObject((field["fields"] ?? new JArray()).DistinctBy(static inner => (string)inner["name"]!).Select(inner => new JProperty((string)inner["name"]!, Value(inner, depth + 1, path + (string)inner["name"]!)))),
                "integer" or "number" => path.Length % 2 == 0 ? path.Length : 9_000_000_000L + path.Length,
                "boolean" => true,
                _ => depth == 0 ? text.Replace("\n", "", StringComparison.Ordinal) : text,
            };
        }

        private static string Member(string segment)
        {
            if (segment.StartsWith('{') && segment.EndsWith('}') && segment[1..^1].All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'))
                return $"->_{segment[1..^1]}_";
            var words = segment.Split('-');
            var name = words[0] + string.Concat(words.Skip(1).Select(static word => word.Length == 0 ? "-" : char.ToUpperInvariant(word[0]) + word[1..]));
            var isName = name.Length > 0 && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') && !char.IsAsciiDigit(name[0]) && words.Skip(1).All(static word => word.Length > 0 && char.IsAsciiLetterLower(word[0]));
            return isName ? $"->{name}" : segment.Length == 0 ? "->_empty_" : $"->{{{Quote(segment)}}}";
        }

        private static string Quote(string text) => text.Contains('\n', StringComparison.Ordinal) || text.Contains('\t', StringComparison.Ordinal)
            ? $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)}\""
            : $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

        private static void Write(StringBuilder php, JToken value, int depth)
        {
            switch (value)
            {
                case JObject map:
                    php.Append("[\n");
                    foreach (var property in map.Properties())
                    {
                        php.Append(' ', 2 * depth + 2).Append(Quote(property.Name)).Append(" => ");
                        Write(php, property.Value, depth + 1);
                        php.Append(",\n");
                    }
                    php.Append(' ', 2 * depth).Append(']');
                    break;
                case JArray list:
                    php.Append('[');
                    foreach (var item in list)
                    {
                        Write(php, item, depth + 1);
                        php.Append(", ");
                    }
                    php.Append(']');
                    break;
                case JValue { Value: string text }:
                    php.Append(Quote(text));
                    break;
                case JValue { Value: null }:
                    php.Append("null");
                    break;
                case JValue { Value: bool truth }:
                    php.Append(truth ? "true" : "false");
                    break;
                default:
                    php.Append(value.ToString(Formatting.None));
                    break;
            }
        }
    }
}
