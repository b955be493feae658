using System.Runtime.CompilerServices;
using Microsoft.CSharp.RuntimeBinder;

namespace WeChatPay.Tests.Conformance;

/// <summary>Calls members by names known at run time only, the way a script's line does.</summary>
internal static class Script
{
    private static readonly Dictionary<string, CallSite<Func<CallSite, object, object>>> Members = [];
    private static readonly Dictionary<string, CallSite<Func<CallSite, object, object, object>>> Verbs = [];
    private static readonly CSharpArgumentInfo Plain = CSharpArgumentInfo.Create(CSharpArgumentInfoFlags.None, null);

    public static object Run(WrittenCall call, object root, object options)
    {
        var node = call.Segments.Aggregate(root, (from, segment) => Step(from, call.Style, segment));
        var site = Site(Verbs, call.Verb, verb => CallSite<Func<CallSite, object, object, object>>.Create(
            Binder.InvokeMember(CSharpBinderFlags.None, verb, null, typeof(Script), [Plain, Plain])));
        return site.Target(site, node, options);
    }

    private static object Step(object node, CallStyle style, string segment)
    {
        if (style != CallStyle.Members)
            return style == CallStyle.Index ? ((dynamic)node)[segment] : ((dynamic)node).chain(segment);
        var site = Site(Members, segment, name => CallSite<Func<CallSite, object, object>>.Create(
            Binder.GetMember(CSharpBinderFlags.None, name, typeof(Script), [Plain])));
        return site.Target(site, node);
    }

    // A script's line has one site for its life; 2,400 calls would otherwise bind 10,000.
    private static TSite Site<TSite>(Dictionary<string, TSite> sites, string name, Func<string, TSite> make)
    {
        if (!sites.TryGetValue(name, out var site))
            sites[name] = site = make(name);
        return site;
    }
}
