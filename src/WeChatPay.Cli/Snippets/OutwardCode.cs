using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace WeChatPay.Cli.Snippets;

/// <summary>Finds in compiled code what reaches out of its process: files, the network, other processes, reflection that could name any of these.</summary>
/// <remarks>A check of names, for code of a helpful assistant. It is not a wall against an attacker.</remarks>
internal static class OutwardCode
{
    private static readonly string[] Namespaces =
    [
        "Microsoft.Win32", "System.IO.Compression", "System.IO.IsolatedStorage", "System.IO.MemoryMappedFiles", "System.IO.Pipes", "System.Net",
        "System.Reflection.Emit", "System.Runtime.InteropServices", "System.Runtime.Loader", "WeChatPay.Cli", "WeChatPay.Sandbox", "WeChatPay.Testing",
    ];

    // Of those namespaces, what requests and responses are made of.
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "System.Net.HttpStatusCode", "System.Net.WebUtility", "System.Net.Http.ByteArrayContent", "System.Net.Http.FormUrlEncodedContent",
        "System.Net.Http.HttpContent", "System.Net.Http.HttpMethod", "System.Net.Http.HttpRequestException", "System.Net.Http.MultipartFormDataContent",
        "System.Net.Http.StringContent", "System.Net.Http.Headers.HttpContentHeaders", "System.Net.Http.Headers.MediaTypeHeaderValue",
        "System.Runtime.InteropServices.CollectionsMarshal", "System.Runtime.InteropServices.InAttribute", "System.Runtime.InteropServices.OutAttribute",
        "WeChatPay.Cli.Snippets.DynamicReceiver", "WeChatPay.Cli.Snippets.ReadyBuilder", "WeChatPay.Cli.Snippets.StaticReceiver",
    };

    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "System.Activator", "System.AppDomain", "System.Diagnostics.Process", "System.Diagnostics.ProcessStartInfo", "System.IO.Directory",
        "System.IO.DirectoryInfo", "System.IO.DriveInfo", "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.FileSystemWatcher",
        "System.IO.RandomAccess", "System.IO.StreamReader", "System.IO.StreamWriter", "System.Linq.Expressions.Expression", "System.Reflection.Assembly",
        "System.Reflection.MethodBase", "System.Reflection.MethodInfo", "System.Reflection.TypeInfo", "System.Security.Cryptography.X509Certificates.X509Store",
    };

    // On `dynamic` a member is a text.
    private static readonly HashSet<string> Members = new(StringComparer.Ordinal)
    {
        "Assembly", "GetMethod", "GetMethods", "GetType", "InvokeMember", "Module",
        "copy", "file_get_contents", "file_put_contents", "fopen", "mkdir", "rename", "rmdir", "tempnam", "touch", "unlink",
    };

    /// <summary>Finds the first thing that reaches out; <see langword="null"/> when there is none.</summary>
    public static string? Find(byte[] image)
    {
        using var pe = new PEReader(new MemoryStream(image));
        var metadata = pe.GetMetadataReader();
        if (metadata.GetTableRowCount(TableIndex.ImplMap) > 0)
            return "DllImport";
        return metadata.TypeReferences.Select(handle => NameOf(metadata, handle)).FirstOrDefault(IsOutward)
            ?? metadata.MemberReferences.Select(handle => FindMember(metadata, metadata.GetMemberReference(handle))).OfType<string>().FirstOrDefault()
            ?? ListTexts(metadata).FirstOrDefault(Members.Contains);
    }

    private static bool IsOutward(string type) => !Harmless.Contains(type)
        && (Types.Contains(type) || Namespaces.Any(space => type.StartsWith($"{space}.", StringComparison.Ordinal)));

    private static string? FindMember(MetadataReader metadata, MemberReference member)
    {
        if (member.Parent.Kind != HandleKind.TypeReference)
            return null;
        var (type, name) = (NameOf(metadata, (TypeReferenceHandle)member.Parent), metadata.GetString(member.Name));
        return type switch
        {
            "WeChatPay.Php.Functions" when Members.Contains(name) => name,
            // `typeof(…)` alone, which the calls on `dynamic` are made with.
            "System.Type" when name is not ("GetTypeFromHandle" or "get_Name" or "get_FullName" or "op_Equality" or "op_Inequality") => $"Type.{name}",
            _ => null,
        };
    }

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? NameOf(metadata, (TypeReferenceHandle)type.ResolutionScope)
            : $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }

    private static IEnumerable<string> ListTexts(MetadataReader metadata)
    {
        if (metadata.GetHeapSize(HeapIndex.UserString) <= 1)
            yield break;
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = metadata.GetNextHandle(handle))
            yield return metadata.GetUserString(handle);
    }
}
