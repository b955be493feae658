var site = require('./site.js')

exports.preTransform = function (model) {
  return site.complete(model)
}

exports.postTransform = function (model) {
  return model
}
