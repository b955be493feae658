using NUnit.Framework;

namespace WeChatPay.Analyzers.Tests.Practices;

/// <summary>WCP009: the body of a callback is parsed before it is verified, or written again.</summary>
public sealed class CallbackAnalyzerTests
{
    [TestCase("parser.Parse(headers, Encoding.UTF8.GetBytes({|WCP009:JsonConvert.SerializeObject(model)|}));")]
    [TestCase("parser.Parse(headers, {|WCP009:JsonSerializer.SerializeToUtf8Bytes(model)|});")]
    [TestCase("var json = {|WCP009:JsonConvert.SerializeObject(model)|}; parser.Parse(headers, Encoding.UTF8.GetBytes(json));")]
    [TestCase("JObject tree = new(); parser.Parse(headers, Encoding.UTF8.GetBytes({|WCP009:tree.ToString()|}));")]
    [TestCase("var order = {|WCP009:JsonDocument.Parse(body)|}; parser.Parse(headers, body);")]
    [TestCase("var order = {|WCP009:JObject.Parse(text)|}; parser.Parse(headers, Encoding.UTF8.GetBytes(text));")]
    [TestCase("await parser.ParseAsync(headers, {|WCP009:JsonSerializer.SerializeToUtf8Bytes(model)|});")]
    [TestCase("parser.ParseV2({|WCP009:JsonSerializer.SerializeToUtf8Bytes(model)|});")]
    public Task Body_ReadOrWritten_IsReported(string statement) => Checked.ExpectInFileAsync(Program(statement));

    [TestCase("parser.Parse(headers, body);")]
    [TestCase("parser.Parse(headers, Encoding.UTF8.GetBytes(text));")]
    [TestCase("var callback = parser.Parse(headers, body); var order = JsonDocument.Parse(callback.Plaintext);")]
    [TestCase("parser.Parse(headers, body); var order = JsonDocument.Parse(body);")]
    [TestCase("var other = JObject.Parse(text); parser.Parse(headers, body);")]
    public Task Body_AsItWasReceived_IsNotReported(string statement) => Checked.ExpectInFileAsync(Program(statement));

    private static string Program(string statement) =>
        $$"""
        using System.Collections.Generic;
        using System.Text;
        using System.Text.Json;
        using System.Threading.Tasks;
        using Newtonsoft.Json;
        using Newtonsoft.Json.Linq;
        using WeChatPay.Callbacks;
        using JsonSerializer = System.Text.Json.JsonSerializer;

        public static class Program
        {
            public static async Task Main(CallbackParser parser, Dictionary<string, string> headers, byte[] body, string text, object model)
            {
                {{statement}}
                await Task.Yield();
            }
        }
        """;
}
