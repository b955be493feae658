using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Cli.Calls;
using WeChatPay.Cli.Operations;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Assistants;

/// <summary>The arguments of the tools that make a request, and the call that they describe.</summary>
internal static class CallToolArguments
{
    private const string Method = "method";

    /// <summary>Lists the arguments.</summary>
    public static IReadOnlyList<ToolArgument> All =>
    [
        new(Method, ArgumentKind.Text, Message.Of("The method."), "POST") { IsRequired = true, Choices = [.. OperationPaths.Methods] },
        new(Words.Path, ArgumentKind.Text, Message.Of("The path; a variable in braces takes its value from variables."), "v3/pay/transactions/jsapi")
        {
            IsRequired = true,
        },
        CreateObject(Words.Json, Message.Of("The JSON body of APIv3."), """{"description":"tea"}"""),
        CreateObject(Words.Xml, Message.Of("The fields of APIv2, without sign and nonce_str."), """{"body":"tea"}"""),
        CreateObject(Words.Query, Message.Of("The fields of the query."), """{"mchid":"1900000109"}"""),
        CreateObject(Words.Headers, Message.Of("Further headers."), """{"Wechatpay-Serial":"PUB_KEY_ID_0"}"""),
        CreateObject(Words.Variables, Message.Of("The values of the path's variables."), """{"out_trade_no":"N1"}"""),
    ];

    private static CallWords Words => CallWords.Assistant;

    /// <summary>Reads the call.</summary>
    /// <exception cref="MisuseException">The path is an address, or a value is nested where a text belongs.</exception>
    public static CallArguments Read(GivenArguments given)
    {
        var path = given.GetText(Words.Path).Trim().TrimStart('/');
        if (path.Contains("://", StringComparison.Ordinal))
            throw new MisuseException(Message.Format(
                $"{Words.Path} is an address. Write the path alone, for example v3/pay/transactions/jsapi. Nothing was sent."));
        return new(given.GetText(Method), path)
        {
            Words = Words,
            Json = given.FindObject(Words.Json)?.ToString(Formatting.None),
            Xml = given.FindObject(Words.Xml)?.ToString(Formatting.None),
            Query = ReadPairs(given, Words.Query),
            Headers = ReadPairs(given, Words.Headers),
            Variables = ReadPairs(given, Words.Variables),
        };
    }

    private static ToolArgument CreateObject(string name, string description, string example) =>
        new(name, ArgumentKind.Object, description, example) { Longest = ToolArgument.Long };

    private static List<string> ReadPairs(GivenArguments given, string name) =>
        [.. (given.FindObject(name) ?? []).Properties().Select(field => ReadPair(name, field))];

    private static string ReadPair(string argument, JProperty field)
    {
        if (field.Name.Length == 0 || field.Name.Contains('=', StringComparison.Ordinal))
            throw new MisuseException(Message.Format($"{argument} has a name that is empty or has an equals sign. Nothing was sent."));
        return field.Value is JValue value
            ? $"{field.Name}={(value.Value is bool flag ? (flag ? "true" : "false") : value.ToString(CultureInfo.InvariantCulture))}"
            : throw new MisuseException(Message.Format($"{argument}.{field.Name} is not a text or a number. Nothing was sent."));
    }
}
