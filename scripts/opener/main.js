const { commands } = require('vscode');

exports.activate = () => commands.executeCommand('bookend.overview.focus');
