using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using WeChatPay.Basics;
using WeChatPay.Compatibility;

namespace WeChatPay.Pipeline;

/// <summary>Makes the user's own transport fit: it follows no redirect and keeps no cookie.</summary>
/// <remarks>.NET follows redirects by default. APIv2's <c>sign</c> and the body would go to any host that a 307 or 308 names.</remarks>
internal static class GivenTransport
{
    private static readonly string[] Switches = ["AllowAutoRedirect", "AutomaticRedirection", "UseCookies"];

    /// <summary>Switches redirects and cookies off.</summary>
    /// <exception cref="ArgumentException">They are on, and cannot be switched off any more; or the handler that decides is not known.</exception>
    public static void Prepare(HttpMessageHandler transport)
    {
        var handler = transport;
        while (handler is DelegatingHandler outer)
        {
            handler = outer.InnerHandler
                ?? throw new ArgumentException(
                    $"`transport` has a {outer.GetType().Name} without `InnerHandler`, so it is not known whether it follows redirects: "
                    + "give the handlers complete, for example new MyHandler { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } }.")
                        .On(HelpPage.Configuration);
        }
        RefuseUnknown(handler);
        // A handler of the user's own has no such property, and does what the user wrote.
        foreach (var name in Switches)
            SwitchOff(handler, name);
    }

    // The one handler of the framework's makers whose switches are not kept below.
    private static void RefuseUnknown(HttpMessageHandler handler)
    {
        if (!ReflectionSwitch.IsOn && handler.GetType().FullName == "System.Net.Http.WinHttpHandler")
        {
            throw new ArgumentException(
                "`transport` is a WinHttpHandler in a program that is trimmed or compiled ahead of time, where it is not known whether it follows redirects: "
                + "give a SocketsHttpHandler.").On(HelpPage.Configuration);
        }
    }

    [DynamicDependency("AllowAutoRedirect", "System.Net.Http.SocketsHttpHandler", "System.Net.Http")]
    [DynamicDependency("UseCookies", "System.Net.Http.SocketsHttpHandler", "System.Net.Http")]
    [DynamicDependency("AllowAutoRedirect", "System.Net.Http.HttpClientHandler", "System.Net.Http")]
    [DynamicDependency("UseCookies", "System.Net.Http.HttpClientHandler", "System.Net.Http")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "The lines above keep the properties of the framework's handlers.")]
    private static void SwitchOff(HttpMessageHandler handler, string name)
    {
        var property = handler.GetType().GetProperty(name, BindingFlags.Instance | BindingFlags.Public);
        if (property is not { CanRead: true, PropertyType: var type } || type != typeof(bool) || property.GetValue(handler) is not true)
            return;
        try
        {
            property.SetValue(handler, false);
        }
        catch (Exception error) when (error is TargetInvocationException or ArgumentException)
        {
            throw new ArgumentException(
                $"`transport` is a {handler.GetType().Name} whose `{name}` is true, and it cannot be changed after a request was sent: "
                + $"give one that was made with {name} = false. Otherwise a redirect would carry the body of a call to another host.")
                    .On(HelpPage.Configuration);
        }
    }
}
