using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Calls;

/// <summary>Every verb takes <see cref="RequestOptions"/>, and sends what it sends for the same options in another shape.</summary>
public sealed class TypedVerbTests
{
    private static readonly RequestOptions Options = new()
    {
        Query = new Dictionary<string, object?> { ["a"] = 1 },
        Variables = new Dictionary<string, object?> { ["id"] = 7 },
    };

    private static readonly TestCaseData[] Verbs =
    [
        new(
            "GET",
            (Func<ChainNode, WeChatPayResponse>[])
            [
                static node => node.Get(Options), static node => node.get(Options), static node => node.Send("get", Options),
            ],
            (Func<ChainNode, ResponsePromise>[])
            [
                static node => node.GetAsync(Options), static node => node.getAsync(Options), static node => node.SendAsync("GET", Options),
            ]),
        new(
            "POST",
            (Func<ChainNode, WeChatPayResponse>[])
            [
                static node => node.Post(Options), static node => node.post(Options), static node => node.Send("post", Options),
            ],
            (Func<ChainNode, ResponsePromise>[])
            [
                static node => node.PostAsync(Options), static node => node.postAsync(Options), static node => node.SendAsync("POST", Options),
            ]),
        new(
            "PUT",
            (Func<ChainNode, WeChatPayResponse>[])
            [
                static node => node.Put(Options), static node => node.put(Options), static node => node.Send("put", Options),
            ],
            (Func<ChainNode, ResponsePromise>[])
            [
                static node => node.PutAsync(Options), static node => node.putAsync(Options), static node => node.SendAsync("PUT", Options),
            ]),
        new(
            "PATCH",
            (Func<ChainNode, WeChatPayResponse>[])
            [
                static node => node.Patch(Options), static node => node.patch(Options), static node => node.Send("patch", Options),
            ],
            (Func<ChainNode, ResponsePromise>[])
            [
                static node => node.PatchAsync(Options), static node => node.patchAsync(Options), static node => node.SendAsync("PATCH", Options),
            ]),
        new(
            "DELETE",
            (Func<ChainNode, WeChatPayResponse>[])
            [
                static node => node.Delete(Options), static node => node.delete(Options), static node => node.Send("delete", Options),
            ],
            (Func<ChainNode, ResponsePromise>[])
            [
                static node => node.DeleteAsync(Options), static node => node.deleteAsync(Options), static node => node.SendAsync("DELETE", Options),
            ]),
    ];

    [TestCaseSource(nameof(Verbs))]
    public async Task Verb_WithRequestOptions_SendsThem(
        string method, Func<ChainNode, WeChatPayResponse>[] synchronous, Func<ChainNode, ResponsePromise>[] asynchronous)
    {
        using var client = new WeChatPayClient(TestKeys.Options);
        using var wire = new Wire();
        var node = client["v3/a/{id}"];
        foreach (var call in synchronous)
        {
            wire.Answer();
            call(node);
        }
        foreach (var call in asynchronous)
        {
            wire.Answer();
            await call(node);
        }

        Assert.That(
            wire.Requests.Select(static request => $"{request.Method} {request.Uri.PathAndQuery}"),
            Is.EqualTo(Enumerable.Repeat($"{method} /v3/a/7?a=1", 6)));
    }

    [Test]
    public async Task Verb_WithoutOptions_IsNotAmbiguous()
    {
        using var client = new WeChatPayClient(TestKeys.Options);
        using var wire = new Wire().Answer().Answer().Answer().Answer().Answer();
        var node = client["v3/a"];

        node.Get();
        node.Get(null);
        await node.GetAsync(cancellationToken: CancellationToken.None);
        await node.getAsync();
        client.Driver.Request("GET", "v3/a");

        Assert.That(wire.Requests, Has.Count.EqualTo(5));
    }
}
