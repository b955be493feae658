using Newtonsoft.Json.Linq;

namespace WeChatPay.Sandbox.Operations;

/// <summary>What a request said, as far as it is documented: numbers read, encrypted values decrypted.</summary>
/// <param name="Path">The values of the path's variables.</param>
/// <param name="Query">The query.</param>
/// <param name="Body">The body.</param>
internal sealed record Sent(JObject Path, JObject Query, JObject Body)
{
    /// <summary>Gets everything in one object: what is in the path wins over the body, and that over the query.</summary>
    public JObject All()
    {
        var all = (JObject)Query.DeepClone();
        foreach (JObject part in (JObject[])[Body, Path])
        {
            foreach ((var name, JToken? value) in part)
                all[name] = value!.DeepClone();
        }

        return all;
    }
}
