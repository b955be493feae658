using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json.Linq;
using WeChatPay.Basics;

namespace WeChatPay.Callbacks;

/// <summary>A type that shows the fields of a callback without a copy.</summary>
internal interface ICallbackView
{
    /// <summary>Takes the proven fields, and the callback that they come from.</summary>
    void Open(JObject fields, object callback);
}

/// <summary>Makes a view of a callback.</summary>
internal static class CallbackView
{
    /// <summary>Makes a <typeparamref name="T"/> if it is a view.</summary>
    /// <param name="callback">The callback.</param>
    /// <param name="fields">Its proven fields.</param>
    /// <param name="view">The view.</param>
    /// <exception cref="FormatException">The fields are not an object.</exception>
    public static bool TryCreate<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>(
        object callback, Func<JToken> fields, [MaybeNullWhen(false)] out T view)
    {
        view = default;
        if (!typeof(ICallbackView).IsAssignableFrom(typeof(T)))
            return false;
        view = Activator.CreateInstance<T>();
        Open((ICallbackView)view!, callback, fields());
        return true;
    }

    /// <summary>Gives a view its fields.</summary>
    public static void Open(ICallbackView view, object callback, JToken fields) =>
        view.Open(fields as JObject ?? throw new FormatException($"The resource of {callback} is JSON, but not an object with fields.")
            .On(HelpPage.Callbacks), callback);
}
