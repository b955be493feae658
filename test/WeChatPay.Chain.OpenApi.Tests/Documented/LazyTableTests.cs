using System.Reflection;
using System.Runtime.Loader;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.OpenApi.Tests.Documented;

public sealed class LazyTableTests
{
    private const string Facts = "WeChatPay.Chain.Facts";

    [TestCase(null, null)]
    [TestCase("validate", "throw")]
    [TestCase("encrypt_sensitive_fields", true)]
    public void Table_OfAClientThatCalls_IsLoadedWhenAnOptionAsks(string? option, object? value)
    {
        // The library once more, beside the one of the other tests, which has loaded everything.
        var context = new Beside(typeof(Builder).Assembly.Location);
        try
        {
            var library = context.LoadFromAssemblyPath(typeof(Builder).Assembly.Location);
            var config = new Dictionary<string, object?>
            {
                ["mchid"] = TestKeys.Mchid,
                ["serial"] = TestKeys.MerchantSerial,
                ["privateKey"] = TestKeys.MerchantPem,
                ["certs"] = new Dictionary<string, object> { [TestKeys.PlatformKeyId] = TestKeys.PlatformPem },
                ["transport"] = new RefusingTransport(),
            };
            if (option is not null)
                config[option] = value;
            var client = Invoke(null, library.GetType("WeChatPay.Builder")!.GetMethod("Factory", [typeof(object)])!, config);
            var node = Invoke(client, client.GetType().GetMethod("chain", [typeof(string)])!, "v3/not/documented");
            Assert.That(
                () => Invoke(node, node.GetType().GetMethod("Get", [typeof(object), typeof(CancellationToken)])!, null, CancellationToken.None),
                Throws.InnerException.With.Message.Contains("no complete response"));
            Assert.That(context.LoadedBy, option is null ? Is.Null : Is.Not.Null);
        }
        finally
        {
            context.Unload();
        }
    }

    private static object Invoke(object? on, MethodInfo method, params object?[] arguments) => method.Invoke(on, arguments)!;

    private sealed class Beside(string path) : AssemblyLoadContext(isCollectible: true)
    {
        private readonly AssemblyDependencyResolver _resolver = new(path);

        public string? LoadedBy { get; private set; }

        protected override Assembly? Load(AssemblyName name)
        {
            if (name.Name is not Facts || _resolver.ResolveAssemblyToPath(name) is not { } found)
                return null;
            LoadedBy = Environment.StackTrace;
            return LoadFromAssemblyPath(found);
        }
    }

    private sealed class RefusingTransport : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException("refused");
    }
}
