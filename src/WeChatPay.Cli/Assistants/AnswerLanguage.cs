using System.Text.Json;

namespace WeChatPay.Cli.Assistants;

/// <summary>Chooses the language of an answer.</summary>
internal static class AnswerLanguage
{
    /// <summary>The argument that every tool and prompt has.</summary>
    public const string Argument = "language";

    /// <summary>Makes that argument.</summary>
    public static ToolArgument CreateArgument() => new(
        Argument, ArgumentKind.Text, Message.Of("The language of the answer: zh or en. Default: Chinese when another argument has Chinese text."), "zh")
    {
        Choices = [.. ToolLanguages.ByName.Keys],
    };

    /// <summary>Chooses: the language that the call names, else Chinese for arguments in Chinese, else that of the server.</summary>
    public static ToolLanguage Choose(IDictionary<string, JsonElement>? arguments, ToolLanguage ofServer)
    {
        if (arguments is null)
            return ofServer;
        return arguments.TryGetValue(Argument, out var named) && named.ValueKind == JsonValueKind.String
            && ToolLanguages.ByName.TryGetValue(named.GetString()!, out var language)
                ? language
                : arguments.Values.Any(HasChinese) ? ToolLanguage.Chinese : ofServer;
    }

    private static bool HasChinese(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Any(IsChinese),
        JsonValueKind.Object => value.EnumerateObject().Any(static one => HasChinese(one.Value)),
        JsonValueKind.Array => value.EnumerateArray().Any(HasChinese),
        _ => false,
    };

    private static bool IsChinese(char letter) => letter is >= '\u3400' and <= '\u9fff';
}
