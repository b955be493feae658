using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace WeChatPay.Cli.Snippets;

/// <summary>Detects code that makes its own client: the calls of such a client would leave the sandbox and the dry run.</summary>
internal static class OwnClient
{
    public static bool IsMadeIn(byte[] image)
    {
        using var pe = new PEReader(new MemoryStream(image));
        var metadata = pe.GetMetadataReader();
        return metadata.MemberReferences.Select(metadata.GetMemberReference).Any(member => MakesClient(metadata, member));
    }

    private static bool MakesClient(MetadataReader metadata, MemberReference member)
    {
        if (member.Parent.Kind != HandleKind.TypeReference)
            return false;
        var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
        if (metadata.GetString(type.Namespace) != nameof(WeChatPay))
            return false;
        return (metadata.GetString(type.Name), metadata.GetString(member.Name))
            is (nameof(WeChatPayClient), ".ctor") or (nameof(Builder), nameof(Builder.Factory) or nameof(Builder.factory));
    }
}
