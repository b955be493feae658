using System.Reflection;
using NUnit.Framework;

namespace WeChatPay.Tests.House;

/// <summary>Typed options have types: only data that is free of form is an <see cref="object"/>.</summary>
public sealed class TypedOptionsTests
{
    [TestCase(typeof(WeChatPayOptions))]
    [TestCase(typeof(RequestOptions), nameof(RequestOptions.Json), nameof(RequestOptions.Query), nameof(RequestOptions.Xml), nameof(RequestOptions.FormParams))]
    public void Properties_OfTypeObject_HoldDataThatIsFreeOfForm(Type options, params string[] free) =>
        Assert.That(
            options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static property => property.PropertyType == typeof(object))
                .Select(static property => property.Name),
            Is.EquivalentTo(free));
}
