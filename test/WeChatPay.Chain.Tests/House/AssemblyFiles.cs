using Microsoft.CodeAnalysis;
using Mono.Cecil;
using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Tests.House;

/// <summary>The assemblies that this test run is made of: ours, the packages and the framework.</summary>
internal static class AssemblyFiles
{
    private static readonly Dictionary<string, string> Paths =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .GroupBy(static path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(static paths => paths.Key, static paths => paths.First(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Gives all of them to a compiler.</summary>
    /// <param name="except">Those to leave out, by name.</param>
    public static IEnumerable<MetadataReference> References(params string[] except) =>
        Paths.Where(one => !except.Contains(one.Key)).Select(static one => MetadataReference.CreateFromFile(one.Value));

    /// <summary>Gives the path of one.</summary>
    /// <param name="name">Its name, without <c>.dll</c>.</param>
    public static string PathOf(string name) => Paths[name];

    /// <summary>Finds assemblies as this run does: by name, whatever version is asked for.</summary>
    internal sealed class Resolver : IAssemblyResolver
    {
        private readonly Dictionary<string, AssemblyDefinition> _open = new(StringComparer.OrdinalIgnoreCase);

        public ModuleDefinition Module(string name) => Resolve(new AssemblyNameReference(name, null)).MainModule;

        public AssemblyDefinition Resolve(AssemblyNameReference name) => Resolve(name, new ReaderParameters());

        public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters)
        {
            if (_open.TryGetValue(name.Name, out var open))
                return open;
            if (!Paths.TryGetValue(name.Name, out var path))
                throw new AssemblyResolutionException(name);
            return _open[name.Name] = AssemblyDefinition.ReadAssembly(path, new ReaderParameters { AssemblyResolver = this });
        }

        public void Dispose()
        {
            foreach (var assembly in _open.Values)
                assembly.Dispose();
        }
    }
}
